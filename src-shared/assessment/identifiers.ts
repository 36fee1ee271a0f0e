import { z } from 'zod';

/** Branded identifiers: only these parsers make them. */

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not an identifier');

export const changeId = uuid.brand('ChangeId');

/** Groups the changes that one act of a person made. */
export const actionId = uuid.brand('ActionId');
export type ActionId = z.infer<typeof actionId>;

export const personId = uuid.brand('PersonId');
export type PersonId = z.infer<typeof personId>;

export const workspaceId = uuid.brand('WorkspaceId');
export type WorkspaceId = z.infer<typeof workspaceId>;

/** Sixteen hexadecimal digits; new for every data folder, and again after a restore, a move or a copy. */
export const deviceId = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'not a device identifier')
  .brand('DeviceId');
export type DeviceId = z.infer<typeof deviceId>;
