import Link from 'next/link';
import type { HTMLAttributes } from 'react';

type MaybeLinkProps = HTMLAttributes<HTMLElement> & { href: string | null };

/** Plain text where there is nothing to open. Lists are never fetched before they are asked for. */
export function MaybeLink({ href, ...rest }: MaybeLinkProps) {
  if (href === null) return <span {...rest} />;
  return <Link href={href} prefetch={false} {...rest} />;
}
