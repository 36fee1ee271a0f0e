/**
 * What this product is and is not, in two sentences. Said in the README, on first start, in About, on the publish page and
 * at the foot of everything exported (DESIGN section 1).
 */
export const HONEST_NOTICE = [
  'The NHS closed the Information Governance Toolkit on 31 March 2018, and the Data Security and Protection Toolkit (DSPT) replaced it.',
  'This is an independent tool, not made, run or approved by the NHS: it sends nothing to NHS England, and using it does not complete your DSPT return.',
] as const;
