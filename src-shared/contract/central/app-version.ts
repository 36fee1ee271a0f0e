/** The header in which the app says its version with every request. */
export const APP_VERSION_HEADER = 'igt-app-version';

/** The oldest version of the app that this version of the service works with. */
export const LEAST_APP_VERSION = '0.1.0';

/** Whether one version is at least another, by its three numbers. A text that is no version is not. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [numbersOf(version), numbersOf(least)];
  if (have === null || want === null) return false;
  for (const [index, number] of want.entries()) {
    const own = have[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}

function numbersOf(version: string): readonly number[] | null {
  const parts = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+].{0,50})?$/.exec(version);
  return parts === null ? null : parts.slice(1).map(Number);
}
