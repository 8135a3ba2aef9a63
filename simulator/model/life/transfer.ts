// From one agent to another, or back to the queue for anybody.
import { info } from '../contents.ts';
import type { Conversation } from '../conversation.ts';
import { noteDown } from '../say.ts';
import { changeStatus, enter, freeAgent, later, type World } from '../world.ts';
import { wait } from './queue.ts';

export function transfer(world: World, conversation: Conversation): void {
  const colleague = world.random.chance(0.7) ? freeAgent(world, conversation) : null;
  if (world.random.chance(0.5)) noteDown(world, conversation, info('CHAT_TRANSFER', colleague));
  later(world, conversation, world.random.whole(40, 200), () => {
    // Room may have gone meanwhile: then anybody may take it.
    const target = colleague && (world.held.get(colleague.id) ?? 0) < colleague.capacity ? colleague : null;
    if (target === null) return enter(world, conversation, 'queue');
    changeStatus(world, conversation, { status: 'OPEN', assignee: target, replyStatus: 'NOT_AN_ASSIGNEE' });
    wait(world, conversation);
  });
}
