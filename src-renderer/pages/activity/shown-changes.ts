/** So many changes of one act are shown before it is opened: taking over a file can be one act of hundreds. */
export const SHOWN_AT_FIRST = 12;
