const FIRST = Number(process.env.E2E_PORT ?? 23111);

/** Of the server that all specs share, of one that dies, and of one whose clock is moved. */
export const PORTS = { shared: FIRST, dying: FIRST + 1, own: FIRST + 2 };
