// A server that runs, asked as a script would ask it.

export type Server = { url: string; token: string };

export async function ask<T>(server: Server, path: string): Promise<T> {
  // The shape is this repository's own; a server of another version fails the comparison.
  return (await (await called(server, path)).json()) as T;
}

export async function called({ url, token }: Server, path: string): Promise<Response> {
  const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
  if (answer.ok) return answer;
  throw new Error(`${path.replace(/\?.*/, '')} of the server answers ${answer.status}`);
}
