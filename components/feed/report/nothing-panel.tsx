import { Panel } from '@/components/ui/panel';

/** Good news in one line. */
export function NothingPanel({ title, summary }: { title: string; summary: string }) {
  return (
    <Panel title={title} summary={summary}>
      {null}
    </Panel>
  );
}
