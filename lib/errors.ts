/** The caller's fault: answered with `status` and `{"error":{"code","message"}}`. Everything else is a bug. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.code = code;
  }
}

/** Next's bundle and server.ts hold two copies of the class, so `instanceof` cannot tell. */
export function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && error.name === 'RequestError' && 'status' in error && 'code' in error;
}
