import { CannotBeRead, OLDER_OFFICE, PASSWORD } from './words.ts';

/** Office puts an encrypted docx or xlsx as a whole into a compound file, under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells a document with a password from one of Office before 2007. Neither can be read. */
export function readCompoundFile(bytes: Buffer): never {
  throw new CannotBeRead(bytes.includes(ENCRYPTED) ? PASSWORD : OLDER_OFFICE);
}
