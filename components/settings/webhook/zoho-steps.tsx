import { useTranslations } from 'next-intl';

const EVENTS = ['IM_Message_Add', 'IM_Session_Status', 'IM_Message_Status'];

export function ZohoSteps() {
  const t = useTranslations('settings.source');
  const steps = [
    { title: t('step1'), text: t('step1Text') },
    { title: t('step2'), text: t('step2Text') },
    { title: t('step3'), text: <EventNames /> },
  ];
  return (
    <ol className="border-b border-line">
      {steps.map(({ title, text }, index) => (
        <li key={title} className="grid grid-cols-[24px_1fr] gap-3 border-t border-line py-2.5">
          <span className="grid size-6 place-items-center rounded-full border border-line-strong text-xs font-strong">
            {index + 1}
          </span>
          <span className="min-w-0">
            <b>{title}</b>
            <span className="block text-ink-2">{text}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Zoho's own words, as its form lists them. */
function EventNames() {
  return (
    <span className="flex flex-wrap gap-x-3 text-2xs">
      {EVENTS.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </span>
  );
}
