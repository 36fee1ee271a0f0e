import { z } from 'zod';

/** An organisation as the service knows it: made once when it registers, never its ODS code, which can change hands. */
export const organisationId = z.uuid().brand('OrganisationId');
export type OrganisationId = z.infer<typeof organisationId>;
