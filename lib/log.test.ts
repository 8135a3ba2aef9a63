import { expect, it } from 'vitest';
import { describeError } from './log.ts';

it('says of an error what it is, without credentials or webhook tokens', () => {
  const error = new Error(
    'GET /api/webhooks/zoho-desk/s3cret?x failed at postgresql://vigia:hush@127.0.0.1:5432/v',
  );
  const { type, message, stack } = describeError(error);
  expect(type).toBe('Error');
  expect(message).toBe(
    'GET /api/webhooks/zoho-desk/[redacted]?x failed at postgresql://[redacted]@127.0.0.1:5432/v',
  );
  expect(stack).not.toContain('s3cret');
});

it('leaves out what a database error repeats of the row', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "user_email_key"'), {
    code: '23505',
    detail: 'Key (email)=(ana@example.test) already exists.',
    where: 'COPY message, text "hello"',
  });
  const described = JSON.stringify(describeError(error));
  expect(described).toContain('23505');
  expect(described).not.toMatch(/ana@|hello/);
});

it('keeps of a many-line message the line with the reason', () => {
  const error = new Error(
    'Invalid `create()` invocation:\n{ text: "Olá, Marina" }\n\nUnique constraint failed',
  );
  expect(describeError(error).message).toBe('Unique constraint failed');
});
