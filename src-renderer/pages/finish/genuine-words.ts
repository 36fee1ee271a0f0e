/** Whether a sealed copy is what was sealed, in words; null while it is being checked. */
export function genuineInWords(genuine: boolean | null): string {
  if (genuine === null) return 'Checking…';
  return genuine
    ? 'Genuine: it says exactly what was sealed.'
    : 'Not genuine: what is on this computer is not what was sealed. Something is missing or was altered. Compare it with the printed copy before you rely on it.';
}
