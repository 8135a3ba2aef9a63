/** With this spell the session became ENDED: a change of assignee while it is ENDED begins a spell and ends nothing. */
export function endingSpell(spell: string): string {
  return `(${spell}.status = 'ENDED' AND NOT EXISTS (SELECT 1 FROM spell before
    WHERE before.org_id = ${spell}.org_id AND before.session_id = ${spell}.session_id
      AND before.seq = ${spell}.seq - 1 AND before.status = 'ENDED'))`;
}
