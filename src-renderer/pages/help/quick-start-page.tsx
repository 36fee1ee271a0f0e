import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { assessmentPath } from '../../assessment/paths.ts';
import { useCurrentAssessment } from '../../assessment/use-assessments.ts';
import { Page } from '../../parts/page.tsx';

interface Step {
  readonly title: string;
  readonly text: ReactNode;
}

/** Five minutes: the whole way from the first requirement to the signed copy, in the words of the screens. */
export function QuickStartPage() {
  const assessment = useCurrentAssessment();
  const place = (page: string, words: string): ReactNode =>
    assessment ? <Link href={assessmentPath(assessment.document, page)}>{words}</Link> : words;
  const steps: readonly Step[] = [
    {
      title: 'Go to your assessment',
      text: (
        <>
          <Link href="/">Assessments</Link> shows this year’s on top and earlier ones below. “Work on this assessment” opens the
          list of {place('requirements', 'requirements')}; “Continue” takes you to the next one that is not answered.
        </>
      ),
    },
    {
      title: 'Open a requirement and read it',
      text: (
        <>
          Choose “Answer”, or the title. The plus signs open its sections: Description says what it means, Guidance how to tell
          where you stand. To the right is what a reviewer looks for.
        </>
      ),
    },
    {
      title: 'Tick what is true',
      text: (
        <>
          Under “Attainment levels” tick the criteria that are true today. The level follows from your ticks, and the line at the
          top says what the next level still needs. If level 1 is out of reach, tick Level 0. Level 2 everywhere is the pass mark.
        </>
      ),
    },
    {
      title: 'Say what supports it',
      text: (
        <>
          Write a few sentences under “General comments”, or list under “Evidence” what you have and where it is. One of the two
          is needed. If a requirement does not apply and offers “Not relevant”, tick that and say why.
        </>
      ),
    },
    {
      title: 'Go on',
      text: (
        <>
          “Next” and “Previous” move along, “Done” goes back to the list. Nothing needs saving: the foot of the window says “Saved
          on this computer”. Ctrl+Z takes back the last thing you did.
        </>
      ),
    },
    {
      title: 'See what is left',
      text: (
        <>
          {place('left-to-do', 'What is left to do')} names every gap, each with a link. When there is none it says “Ready to
          publish”.
        </>
      ),
    },
    {
      title: 'Finish',
      text: (
        <>
          {place('finish', 'Finish without publishing')} seals a copy to print and sign. It stays on this computer, and you can
          reopen the assessment as a new revision.
        </>
      ),
    },
    {
      title: 'Use it again for today’s return',
      text: (
        <>
          {place('todays-return', 'What today’s return asks')} lists what you wrote by what the Data Security and Protection
          Toolkit (DSPT) asks, ready to copy.
        </>
      ),
    },
  ];
  return (
    <Page title="Quick start guide" caption={<Link href="/help">Help</Link>}>
      <p className="lead">Five minutes to read. You can stop at any time and go on where you were.</p>
      <ol className="steps">
        {steps.map(({ title, text }) => (
          <li key={title} className="steps__one">
            <h2 className="steps__title">{title}</h2>
            <p className="prose">{text}</p>
          </li>
        ))}
      </ol>
      <p className="prose">
        Stuck? Press F1 for help with what you are doing, or Ctrl+K to search everything.{' '}
        <Link href="/help/keyboard">All keyboard shortcuts</Link>
      </p>
    </Page>
  );
}
