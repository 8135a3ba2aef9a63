import { describe, expect, it } from 'vitest';
import { answerIn } from './answer.ts';

const answerOf = (...lines: string[]) => answerIn(Buffer.from(lines.join('\r\n')));

describe('an answer on the wire', () => {
  it('is complete at the end of its headers when it has no body', () => {
    expect(answerOf('HTTP/1.1 200 OK', 'Date: today', 'content-length: 0', '', '')).toBe(200);
  });

  it('is waited for while its headers are cut', () => {
    expect(answerOf('HTTP/1.1 200 OK', 'content-length: 0', '')).toBeNull();
  });

  it('is waited for while its body is cut', () => {
    expect(answerOf('HTTP/1.1 503 Service Unavailable', 'Content-Length: 4', '', 'abc')).toBeNull();
    expect(answerOf('HTTP/1.1 503 Service Unavailable', 'Content-Length: 4', '', 'abcd')).toBe(503);
  });

  it('ends with its last chunk', () => {
    const head = ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', ''];
    expect(answerOf(...head, '3', 'abc', '')).toBeNull();
    expect(answerOf(...head, '3', 'abc', '0', '', '')).toBe(200);
  });
});
