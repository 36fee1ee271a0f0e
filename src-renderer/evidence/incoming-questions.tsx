import { useSyncExternalStore } from 'react';
import { QuestionDialog } from '../parts/question-dialog.tsx';
import { useWorkspace } from '../session/session.ts';
import { PatientNumbersDialog } from './patient-numbers-dialog.tsx';
import type { Question } from './questions.ts';

/** Puts what has to be decided before a file is attached, on whichever page the person is by then. */
export function IncomingQuestions() {
  const { incoming } = useWorkspace();
  const files = useSyncExternalStore(incoming.subscribe, () => incoming.files);
  for (const { id, state } of files) if (state.kind === 'asking') return <Asked key={id} question={state.question} />;
  return null;
}

function Asked({ question }: { readonly question: Question }) {
  switch (question.kind) {
    case 'patient numbers':
      return <PatientNumbersDialog name={question.name} found={question.found} onAnswer={question.answer} />;
    case 'same bytes':
      return (
        <QuestionDialog
          title="This file is here already"
          answers={[
            { words: 'Use the one that is here', give: () => question.answer('link') },
            { words: 'Attach it as another file', give: () => question.answer('second') },
            { words: 'Cancel', give: () => question.answer('let go') },
          ]}
          onDismiss={() => question.answer('let go')}
        >
          <p>
            “{question.name}” is the same, byte for byte, as “{question.there.name}”, which was attached before. One file can
            prove many things, so there is no need for a second.
          </p>
        </QuestionDialog>
      );
  }
}
