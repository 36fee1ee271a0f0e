import { personDocument } from '../../../src-shared/assessment/document.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { SavedText } from '../../parts/saved-text.tsx';
import { useWorkspace } from '../../session/session.ts';
import { emailProblem, nameOf } from './people-words.ts';

/** What is known of a person; each box saves by itself. */
export function PersonFields({ person }: { readonly person: Person }) {
  const workspace = useWorkspace();
  const document = personDocument(person.id);
  const commit = (field: string, words: string, value: string): readonly string[] =>
    workspace.commit([{ document, field, value }], { name: `${words} of ${nameOf(person)}`, path: '/people' });
  return (
    <div className="people__fields">
      <SavedText
        label="Name"
        value={person.name}
        spellCheck={false}
        error={person.name.trim() === '' ? 'Enter a name: it stands beside everything this person has done.' : null}
        onCommit={(text) => commit('name', 'Name', text)}
      />
      <SavedText label="Job" value={person.job} onCommit={(text) => commit('job', 'Job', text)} />
      <SavedText
        label="E-mail address"
        value={person.email}
        spellCheck={false}
        error={emailProblem(person.email)}
        onCommit={(text) => commit('e-mail', 'E-mail address', text)}
      />
      <SavedText
        label="Telephone number"
        value={person.telephone}
        spellCheck={false}
        onCommit={(text) => commit('telephone', 'Telephone number', text)}
      />
    </div>
  );
}
