import { Link } from 'wouter';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import { odsCodeWarning, readOdsCode } from '../../../src-shared/assessment/ods-code.ts';
import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import { Page } from '../../parts/page.tsx';
import { SavedText } from '../../parts/saved-text.tsx';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { KindOfOrganisation } from './kind-of-organisation.tsx';

/** Who is assessed: name, code, kind. All of it can be corrected at any time. */
export function OrganisationPage() {
  const workspace = useWorkspace();
  const { sets } = useSession();
  const organisation = organisationOf(useFolded());
  const code = readOdsCode(organisation.odsCode);
  const shape = sets.find(({ organisationType }) => organisationType === organisation.type)?.codeShape ?? undefined;
  const warning = code.ok ? odsCodeWarning(code.value, shape) : null;
  const commit = (field: 'name' | 'ods-code', value: string, name: string): readonly string[] =>
    workspace.commit([{ document: ORGANISATION, field, value }], { name, path: `/organisation#${field}` });

  return (
    <Page title="Organisation details">
      <SavedText
        id="name"
        label="Name"
        hint="As it should stand on your assessment. For example Riverside Surgery"
        className="organisation__name"
        autoComplete="organization"
        spellCheck={false}
        value={organisation.name}
        error={
          organisation.name.trim() === ''
            ? 'Enter the name of your organisation. You cannot finish an assessment without it.'
            : null
        }
        onCommit={(text) => commit('name', text, 'Name of the organisation')}
      />
      <SavedText
        id="ods-code"
        label="Organisation code (ODS code)"
        hint="Up to 9 letters and digits. For example EX0117. It may wait: you need it only to finish."
        className="organisation__code"
        spellCheck={false}
        value={organisation.odsCode}
        error={code.ok ? null : code.refusal}
        tidy={(text) => {
          const read = readOdsCode(text);
          return read.ok ? read.value : text.trim();
        }}
        onCommit={(text) => commit('ods-code', text, 'Organisation code')}
      />
      {warning && (
        <p className="field-note organisation__warning" role="status">
          {warning}
        </p>
      )}
      <KindOfOrganisation type={organisation.type} />
      <p>
        See also <Link href="/people">people and their roles</Link> and{' '}
        <Link href="/organisations">all organisations on this computer</Link>.
      </p>
    </Page>
  );
}
