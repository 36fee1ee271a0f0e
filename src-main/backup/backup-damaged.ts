/** Something that a backup refers to is missing, or is not what was stored. Its message is for the person. */
export class BackupDamaged extends Error {}
