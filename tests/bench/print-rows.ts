import type { Row } from './row.ts';

/** One row as people read it. */
export function inWords(row: Row): string {
  const { name, ours, other, against, ratio, unit, aim, aimIs, met, oursMiddleHalf, otherMiddleHalf, rounds } = row;
  const spread = (half: readonly [number, number] | null): string => (half && rounds > 1 ? ` (${half[0]} to ${half[1]})` : '');
  return [
    name,
    `  ours   ${ours} ${unit}${spread(oursMiddleHalf)}`,
    ...(other === null ? [] : [`  other  ${other} ${unit}${spread(otherMiddleHalf)}: ${against}`]),
    ...(ratio === null ? [] : [`  ratio  ${ratio}`]),
    ...(aim === null ? [] : [`  aim    ${aimIs} ${aim}: ${met ? 'met' : 'missed'}`]),
    '',
  ].join('\n');
}
