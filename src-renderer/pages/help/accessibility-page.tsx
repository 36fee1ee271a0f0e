import { Link } from 'wouter';
import { Page } from '../../parts/page.tsx';
import { Bullets } from '../../parts/paragraphs.tsx';

const CAN = [
  'do everything with the keyboard alone, and see where you are',
  'make text larger in Settings, or zoom to 400 % without scrolling sideways to read',
  'choose light or dark, and use the contrast colours of your system (forced colours)',
  'find help beside what it explains, and press F1 for it',
  'take back what you did, also next week',
];

const TESTED = [
  'Every screen, with its errors and the boxes that open over it, is checked with axe (its WCAG 2.2 level A and AA rules) in Chromium: in light, in dark, with forced colours and at 200 % zoom.',
  'Scripts check what axe cannot see: that at a width of 320 pixels (400 % of a usual window) nothing but tables has to be scrolled sideways; that the largest text size and wider text spacing cut nothing off; the size of what can be pressed; that what has the focus is marked and nothing hides it; that nothing needs dragging; that nothing moves where less movement is asked for; that help is in the same place everywhere.',
  'An automatic test goes from first start to a completed requirement with the keyboard only. Others press every shortcut, check that no single key is one, and that a level that changes is announced to screen readers.',
];

const NOT_TESTED = [
  'It was not tested with a screen reader. The parts are built and named as screen readers expect, and that is not the same as having tried.',
  'It was not tested with speech control, a screen magnifier or switches.',
  'It was not tested by disabled people.',
];

const LIMITS = [
  'When the list of requirements is very long, only the rows in view exist on the page. Some screen readers then count fewer rows than there are.',
  'Wide tables are shown as blocks in narrow windows, where some screen readers no longer announce them as tables.',
  'PDF documents have headings, lists, tables with header cells, spoken tick boxes, bookmarks and a reading order. Our own checks hold them against the rules of PDF/UA that a machine can check. No screen reader and nobody else’s checker has gone over them, and characters that our typeface does not hold are shown as marks.',
  'A sealed copy, the recovery sheet and “What today’s return asks” are printed by the shell’s own print function. Saved as PDF from there, they have headings and reading order only as far as that function writes them.',
  'The window in which your system asks where to save a file, or prints, belongs to your system and not to this app.',
];

/** What was done for accessibility, what was tested and what was not. It claims no conformance. */
export function AccessibilityPage() {
  return (
    <Page title="Accessibility statement" caption={<Link href="/help">Help</Link>}>
      <p className="prose">We want as many people as possible to be able to use this app. You should be able to:</p>
      <Bullets texts={CAN} />
      <h2 className="nhsuk-heading-m">What was tested</h2>
      <Bullets texts={TESTED} />
      <h2 className="nhsuk-heading-m">What was not tested</h2>
      <Bullets texts={NOT_TESTED} />
      <h2 className="nhsuk-heading-m">What we know does not work well</h2>
      <Bullets texts={LIMITS} />
      <h2 className="nhsuk-heading-m">What this statement claims</h2>
      <p className="prose">
        We build to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. We do not claim that the app conforms to them:
        automatic checks find only some of the barriers, and nobody has audited it.
      </p>
      <p className="prose">
        If something here is in your way, tell whoever gave you this app what you were doing, and what you use to read the screen
        or to type.
      </p>
    </Page>
  );
}
