// What the settings endpoints take. Nothing can be set that is not named here.
import { z } from 'zod';
import { isTimeZone } from '../../domain/time-zone.ts';
import { LONGEST_PASSWORD, NewPassword } from '../users/password.ts';

const LONGEST_TARGET_MS = 24 * 60 * 60_000;

const locale = z.enum(['en', 'pt-BR']);

export const OrgChoices = z.object({
  name: z.string().trim().max(80).optional(),
  /** Null: TZ_DEFAULT. */
  timeZone: z.string().max(60).refine(isTimeZone, 'This is not a time zone.').nullable().optional(),
  locale: locale.nullable().optional(),
  queueTargetMs: z
    .int()
    .min(1_000, 'The target is at least one second.')
    .max(LONGEST_TARGET_MS, 'The target is at most a day.')
    .optional(),
});

export const NewName = z.object({
  /** Blank or null gives the name back to what Zoho's events tell. */
  name: z
    .string()
    .trim()
    .max(80)
    .nullable()
    .transform((name) => name || null),
});

/** Null: the organisation's language, else the browser's. */
export const OwnChoices = z.object({ locale: locale.nullable() });

export const PasswordChange = z.object({
  currentPassword: z.string().min(1).max(LONGEST_PASSWORD),
  newPassword: NewPassword,
});

export const SourceChoices = z.object({
  orgId: z.string().regex(/^[\w-]{1,50}$/, 'This is not the id of a Zoho Desk organisation.'),
});
