// Where the sign-in page leads afterwards: a page of ours, never another site.

const HERE = 'http://here.invalid';

/** The path when it names a page of this site, else `/`. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > 2000 || !URL.canParse(wanted, HERE)) return '/';
  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || /^\/(api|_next|sign-in)(\/|$)/.test(url.pathname)) return '/';
  // Next's own parameter of a soft navigation.
  url.searchParams.delete('_rsc');
  const path = `${url.pathname}${url.search}`;
  return path.startsWith('//') ? '/' : path;
}

/** `problem`: why the last attempt failed, for the page to put into words. */
export function signInPath(from: string | null | undefined, problem?: string): string {
  const back = safeReturnPath(from);
  const query = new URLSearchParams({ ...(back !== '/' && { next: back }), ...(problem && { problem }) });
  return query.size === 0 ? '/sign-in' : `/sign-in?${query}`;
}
