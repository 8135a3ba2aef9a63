'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { type Assignment, assignmentOf } from '@/lib/domain/events/assignment';
import type { SessionCard } from '@/lib/domain/session/session';

const ICONS = { AGENT: 'agent', BOT: 'bot', OTHER: 'agent', NONE: 'nobody' } as const satisfies Record<
  Assignment,
  string
>;

/** Who has it, in a word. Blue has one meaning in the queue: nobody has it yet. */
export function Holder({ card, name }: { card: SessionCard; name: string | null }) {
  const t = useTranslations('board.queue');
  const assignment = assignmentOf(card);
  return (
    <>
      <span data-holder={assignment}>
        <Icon name={ICONS[assignment]} />
      </span>
      <span className={`truncate ${assignment === 'NONE' ? 'text-ink' : ''}`}>{name ?? t('unassigned')}</span>
    </>
  );
}
