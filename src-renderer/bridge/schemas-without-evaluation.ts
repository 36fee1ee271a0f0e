import { z } from 'zod';

// The content security policy forbids turning text into code, and the schema library would try to: this has it not try, so
// that nothing is reported. Imported before anything else that parses.
z.config({ jitless: true });
