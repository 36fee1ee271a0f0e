import { Link } from 'wouter';
import { REMOVALS_PATH } from '../../removal/paths.ts';

/** Where there was something once, or never. */
export function NothingToRemove() {
  return (
    <p className="prose">
      There is nothing here to remove. It was removed already, or nothing was ever said here.{' '}
      <Link href={REMOVALS_PATH}>See what was removed for good</Link>
    </p>
  );
}
