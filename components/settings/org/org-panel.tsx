'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { LanguageOptions } from '../own/language-options';
import { SaveNote } from '../save-note';
import type { OrgData } from '../settings-data';
import { useSave } from '../use-save';

const MINUTE_MS = 60_000;

type OrgPanelProps = { org: OrgData; defaultTimeZone: string; timeZones: readonly string[] };

export function OrgPanel({ org, defaultTimeZone, timeZones }: OrgPanelProps) {
  const t = useTranslations('settings.org');
  const common = useTranslations('common');
  const { state, isSaving, run, reset } = useSave();
  const [minutes, setMinutes] = useState(String(org.queueTargetMs / MINUTE_MS));
  const target = Number(minutes);
  const isTargetWrong = !(target > 0 && target <= 1_440);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void run('PATCH', 'org', {
      name: String(fields.get('name')),
      timeZone: String(fields.get('timeZone')) || null,
      locale: String(fields.get('locale')) || null,
      queueTargetMs: Math.round(target * MINUTE_MS),
    });
  }

  return (
    <Panel title={t('title')} summary={t('id', { id: org.id })}>
      <form onSubmit={submit} onChange={reset} className="grid gap-4 px-(--pad) pb-(--pad)">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label={t('name')}
            name="name"
            defaultValue={org.name}
            maxLength={80}
            hint={t('nameHint')}
          />
          <TextField
            label={t('target')}
            name="target"
            type="number"
            inputMode="decimal"
            min={0.5}
            max={1440}
            step={0.5}
            required
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
            hint={t('targetHint')}
            error={isTargetWrong ? t('targetWrong') : undefined}
          />
          <SelectField
            label={t('timeZone')}
            name="timeZone"
            defaultValue={org.timeZone ?? ''}
            hint={t('timeZoneHint')}
          >
            <option value="">{t('timeZoneDefault', { zone: defaultTimeZone })}</option>
            {timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
          <SelectField
            label={t('language')}
            name="locale"
            defaultValue={org.locale ?? ''}
            hint={t('languageHint')}
          >
            <option value="">{t('languageDefault')}</option>
            <LanguageOptions />
          </SelectField>
        </div>
        <div className="flex items-center gap-3">
          <Button type="submit" look="primary" disabled={isSaving || isTargetWrong}>
            {common('save')}
          </Button>
          <SaveNote state={state} />
        </div>
      </form>
    </Panel>
  );
}
