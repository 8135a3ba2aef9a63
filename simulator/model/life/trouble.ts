// Now and then Zoho says that nobody can reply: the channel, the credit, the token. It passes, and the talk goes on.
import type { Conversation } from '../conversation.ts';
import type { Integration } from '../shop.ts';
import { changeStatus, later, type World } from '../world.ts';

type Rare = { replyStatus: string; only?: readonly Integration[] };

const META: readonly Integration[] = ['INSTAGRAM', 'FACEBOOKMESSENGER'];

/** Every value that Zoho's documentation names and nothing else in the shop brings about, in turn. */
export const RARE_REPLY_STATUSES: readonly Rare[] = [
  { replyStatus: 'ENDUSER_OFFLINE' },
  { replyStatus: 'CREDIT_EXHAUSTED' },
  { replyStatus: 'SESSION_EXPIRED' },
  { replyStatus: 'ACCESSTOKEN_EXPIRED' },
  { replyStatus: 'PAGE_REMOVED', only: META },
  { replyStatus: 'UNEXPECTED_ERROR' },
  { replyStatus: 'CHANNEL_INACTIVE' },
  { replyStatus: 'PERMISSION_REVOKED', only: META },
  { replyStatus: 'OUTGOING_LIMIT_REACHED' },
  { replyStatus: 'CHANNEL_REVOKED' },
  { replyStatus: 'CONFIG_SKIPPED_CHANNEL' },
  { replyStatus: 'SANDBOX_LIMIT_REACHED' },
  { replyStatus: 'ASSIGNED_TO_OTHER_SERVICE' },
  { replyStatus: 'CHANNEL_DELETED' },
];

export function trouble(world: World, conversation: Conversation): void {
  const { status, assignee } = conversation;
  if (status === null) return;
  changeStatus(world, conversation, { status, assignee, replyStatus: nextRare(world, conversation) });
  later(world, conversation, world.random.between(60_000, 360_000), () => {
    if (conversation.replyStatus !== 'ACCEPTED')
      changeStatus(world, conversation, { status, assignee, replyStatus: 'ACCEPTED' });
  });
}

/** The next one in turn that this channel can have; those in between wait for theirs no longer than one round. */
function nextRare(world: World, { channel }: Conversation): string {
  const hasMeta = world.channels.some(({ integration }) => META.includes(integration));
  for (let tries = 0; tries < RARE_REPLY_STATUSES.length; tries += 1) {
    const rare = RARE_REPLY_STATUSES[world.nextRareReply % RARE_REPLY_STATUSES.length];
    if (rare === undefined) break;
    const fits = !rare.only || rare.only.includes(channel.integration) || !hasMeta;
    world.nextRareReply += 1;
    if (fits) return rare.replyStatus;
  }
  return 'UNEXPECTED_ERROR';
}
