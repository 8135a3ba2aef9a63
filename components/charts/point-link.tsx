'use client';

import Link from 'next/link';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';

/** `column` from the left, `row` from the top. */
export type Point = { column: number; row: number };

type PointLinkProps = {
  columns: number;
  rows?: number;
  /** bars: each point is as wide as its share; line: the first and the last lie on the edges. */
  kind: 'bars' | 'line';
  /** Null where there is nothing to open. */
  hrefOf: (point: Point) => string | null;
  /** The point in words. */
  textOf: (point: Point) => string;
  label: string;
  /** false: the same lists are reached elsewhere by keys. */
  hasKeys?: boolean;
  className?: string;
  children?: ReactNode;
};

/**
 * A picture of which every point is a link: what lies under the pointer, or what the arrow keys have reached. One link
 * that moves, instead of hundreds that stand.
 */
export function PointLink(props: PointLinkProps) {
  const { columns, rows = 1, kind, hrefOf, textOf, label, hasKeys = true, className = '', children } = props;
  const [picked, setPicked] = useState<Point | null>(null);
  const start = lastThatOpens({ columns, rows }, hrefOf);
  if (start === null) {
    return (
      <span role="img" aria-label={label} className={`block ${className}`}>
        {children}
      </span>
    );
  }
  const point = picked ?? start;
  const text = textOf(point);
  const pick = (event: PointerEvent) => setPicked(pointUnder(event, { columns, rows, kind }));
  return (
    <Link
      href={hrefOf(point) ?? '#'}
      prefetch={false}
      tabIndex={hasKeys ? undefined : -1}
      aria-label={`${label}. ${text}`}
      title={picked ? text : undefined}
      className={`relative block ${className}`}
      onPointerMove={pick}
      onPointerDown={pick}
      onPointerLeave={() => setPicked(null)}
      onBlur={() => setPicked(null)}
      onKeyDown={(event) => {
        const next = pointAfter(event, point, { columns, rows });
        if (next) setPicked(next);
      }}
      onClick={(event) => {
        if (hrefOf(point) === null) event.preventDefault();
      }}
    >
      {children}
      {picked && children !== undefined && (
        <i
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 w-px bg-control"
          style={{ left: `${placeOf(picked.column, columns, kind) * 100}%` }}
        />
      )}
      {children === undefined && text}
    </Link>
  );
}

type Grid = { columns: number; rows: number };

/** Where the keys begin. */
function lastThatOpens({ columns, rows }: Grid, hrefOf: PointLinkProps['hrefOf']): Point | null {
  for (let column = columns - 1; column >= 0; column -= 1) {
    for (let row = 0; row < rows; row += 1) if (hrefOf({ column, row }) !== null) return { column, row };
  }
  return null;
}

function pointUnder(event: PointerEvent, { columns, rows, kind }: Grid & { kind: 'bars' | 'line' }): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const x = (event.clientX - box.left) / Math.max(1, box.width);
  const y = (event.clientY - box.top) / Math.max(1, box.height);
  const column = kind === 'bars' ? Math.floor(x * columns) : Math.round(x * (columns - 1));
  return { column: within(column, columns), row: within(Math.floor(y * rows), rows) };
}

/** Null for a key that moves nothing. */
function pointAfter(event: KeyboardEvent, { column, row }: Point, { columns, rows }: Grid): Point | null {
  const moves: Record<string, Point> = {
    ArrowLeft: { column: column - 1, row },
    ArrowRight: { column: column + 1, row },
    Home: { column: 0, row },
    End: { column: columns - 1, row },
    ...(rows > 1 && { ArrowUp: { column, row: row - 1 }, ArrowDown: { column, row: row + 1 } }),
  };
  const moved = moves[event.key];
  if (!moved) return null;
  event.preventDefault();
  return { column: within(moved.column, columns), row: within(moved.row, rows) };
}

function placeOf(column: number, columns: number, kind: 'bars' | 'line'): number {
  return kind === 'bars' ? (column + 0.5) / columns : column / Math.max(1, columns - 1);
}

function within(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
