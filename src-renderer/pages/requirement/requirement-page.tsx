import { Suspense, useEffect, useMemo, useRef } from 'react';
import { Link, Redirect, useLocation } from 'wouter';
import { type Answer, fieldsByRequirement } from '../../../src-shared/assessment/answer.ts';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { KnownFiles } from '../../../src-shared/assessment/known-files.ts';
import { attainmentInWords } from '../../../src-shared/assessment/levels.ts';
import { standingInWords } from '../../../src-shared/assessment/standing-words.ts';
import { keysOf } from '../../app/keys.ts';
import { type AssessmentAddress, assessmentPath } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { announce } from '../../parts/announcer.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { Page } from '../../parts/page.tsx';
import { Bullets, Paragraphs } from '../../parts/paragraphs.tsx';
import { Section, setSectionOpen } from '../../parts/section.tsx';
import { CONFIDENCE, count, INITIATIVES } from '../../parts/words.ts';
import { PrintButton } from '../../printing/print-button.tsx';
import { useStoredFiles } from '../evidence/stored-files.ts';
import { CommentSection } from './comment-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { HelpColumn } from './help-column.tsx';
import { HistorySection } from './history-section.tsx';
import { LevelsSection } from './levels-section.tsx';
import { NotRelevantSection } from './not-relevant-section.tsx';
import { PlanningFields } from './planning-fields.tsx';
import type { RequirementEditing } from './requirement-editing.ts';

/** Sections that a link can name; being linked to opens them. */
const LINKED = new Set(['levels', 'evidence', 'comments', 'not-relevant', 'description', 'guidance', 'history']);

/** One requirement: read it, tick what is true, support it, go on. */
export function RequirementPage({ address, number }: { readonly address: AssessmentAddress; readonly number: string }) {
  const view = useAssessment(address);
  const { set, readiness, document, seal, files, today } = view;
  const [, go] = useLocation();
  const at = set.requirements.findIndex((requirement) => requirement.number === number);
  const standing = readiness.standings[at];
  const linked = useMemo(() => (standing ? linkedFiles(standing.answer, files) : []), [standing, files]);
  const stored = useStoredFiles(linked);
  const previous = set.requirements[at - 1]?.number;
  const next = set.requirements[at + 1]?.number;
  const here = assessmentPath(address.document, `requirements/${number}`);
  const list = assessmentPath(address.document, 'requirements');
  // After the last requirement, Done leads to what is left to do.
  const done = next === undefined ? assessmentPath(address.document, 'left-to-do') : list;

  useEffect(() => {
    const name = window.location.hash.slice(1);
    if (LINKED.has(name)) setSectionOpen(name, true);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const to = { 'Ctrl+Page Down': next, 'Ctrl+Page Up': previous }[keysOf(event)];
      if (to === undefined) return;
      event.preventDefault();
      go(assessmentPath(address.document, `requirements/${to}`));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [previous, next, go, address.document]);

  const level = standing ? attainmentInWords(standing.state.attainment) : '';
  const spoken = useRef(level);
  useEffect(() => {
    if (spoken.current !== level) announce(`Current level: ${level}`);
    spoken.current = level;
  }, [level]);

  if (!standing) return <Redirect to={list} />;
  const { requirement, answer, state } = standing;
  const editing: RequirementEditing = {
    assessment: address.document,
    requirement,
    fields: fieldsByRequirement(document).get(number) ?? new Map(),
    path: here,
    files,
    stored,
    today,
    patientNumbers: standing.patientNumbers,
    sealed: seal !== null,
  };
  const move = (to: string | undefined, words: string) =>
    to === undefined ? null : (
      <Link
        href={assessmentPath(address.document, `requirements/${to}`)}
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      >
        {words} <span className="muted">{to}</span>
      </Link>
    );

  return (
    <Page
      title={requirement.title.text}
      windowTitle={`${number} ${requirement.short_title}`}
      caption={
        <>
          <Link href={list}>Requirements</Link> <span aria-hidden="true">›</span> {set.version}-{number}{' '}
          <span className="muted">
            ({at + 1} of {set.requirements.length}, {INITIATIVES[requirement.initiative]})
          </span>
        </>
      }
    >
      {seal && (
        <div className="nhsuk-inset-text">
          <p>
            This assessment is finished, so its answers cannot be changed.{' '}
            <Link href={assessmentPath(address.document, 'finish')}>Reopen it as a new revision</Link> to go on.
          </p>
        </div>
      )}
      <div className="standing" data-help="levels">
        <span className="standing__level">
          <span className="standing__label">Current level</span> <LevelMark attainment={state.attainment} />
        </span>
        <span className="standing__next">{standingInWords(standing)}</span>
        <PrintButton assessment={address} first="answered-requirement" requirement={number} words="Printable version (PDF)" />
      </div>
      <div className="requirement">
        <div className="requirement__work">
          <Section name="description" id="description" title="Description" openAtFirst>
            <p className="prose">{requirement.description}</p>
            <p className="small muted">
              The title is {CONFIDENCE[requirement.title.confidence]} ({requirement.title.source}). Description, criteria,
              examples and guidance are our own wording.
              {requirement.number_confidence !== 'sourced' &&
                ` That ${number} belongs to this set is ${CONFIDENCE[requirement.number_confidence]}.`}
            </p>
          </Section>
          <Section name="guidance" id="guidance" title="Guidance">
            <Paragraphs texts={requirement.guidance} />
            <h3 className="nhsuk-heading-xs">Common mistakes</h3>
            <Bullets texts={requirement.common_mistakes} />
          </Section>
          <Section name="levels" id="levels" title="Attainment levels" status={attainmentInWords(state.attainment)} openAtFirst>
            <LevelsSection editing={editing} standing={standing} />
          </Section>
          {(requirement.not_relevant.offered || answer.notRelevant) && (
            <Section
              name="not-relevant"
              id="not-relevant"
              title="Not relevant (NR)"
              status={answer.notRelevant ? 'Marked not relevant' : undefined}
              openAtFirst={answer.notRelevant}
            >
              <NotRelevantSection editing={editing} answer={answer} />
            </Section>
          )}
          <Section name="evidence" id="evidence" title="Evidence" status={evidenceStatus(answer)}>
            <EvidenceSection editing={editing} answer={answer} />
          </Section>
          <Section
            name="comments"
            id="comments"
            title="General comments"
            status={answer.comment.trim() ? 'Written' : 'Empty'}
            openAtFirst
          >
            <CommentSection editing={editing} standing={standing} />
          </Section>
          <Section
            name="planning"
            title="Your own planning"
            status={answer.target === null ? undefined : `Target: level ${answer.target}`}
          >
            <PlanningFields editing={editing} answer={answer} />
          </Section>
          <Section name="history" id="history" title="History">
            <Suspense fallback={<p>Reading the history…</p>}>
              <HistorySection editing={editing} set={set} />
            </Suspense>
          </Section>
          <nav className="moves" aria-label="Requirements">
            {move(previous, 'Previous')}
            {move(next, 'Next')}
            <Link
              href={done}
              className={`nhsuk-button nhsuk-button--small${next === undefined ? '' : ' nhsuk-button--secondary'}`}
            >
              Done
            </Link>
          </nav>
        </div>
        <HelpColumn requirement={requirement} editing={editing} answer={answer} />
      </div>
    </Page>
  );
}

function linkedFiles({ evidence }: Answer, files: KnownFiles): EvidenceFile[] {
  return evidence.flatMap((item) => item.files).flatMap((id) => files.get(id) ?? []);
}

function evidenceStatus({ evidence }: Answer): string {
  const obtained = count(evidence.filter((item) => item.obtained).length, 'piece obtained', 'pieces obtained');
  const files = new Set(evidence.flatMap((item) => item.files)).size;
  return files === 0 ? obtained : `${obtained}, ${count(files, 'file')}`;
}
