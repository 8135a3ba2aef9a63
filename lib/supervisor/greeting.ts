import type { Prepared } from './messages.ts';

type SignIn = { email: string; password: string };
/** `demo`: a sign-in that is nobody's secret, shown at every start. */
type About = { publicUrl: string; demo: SignIn | null; prepared: Prepared };

/** What a person needs after a start, in the order in which they need it. Secrets appear on the first start only. */
export function greetingOf({ publicUrl, demo, prepared }: About): string {
  const rows = [
    ['Open', publicUrl],
    ['Sign in', demo ? `${demo.email}   password ${demo.password}` : signIn(prepared)],
    ['Webhook', webhook(publicUrl, prepared)],
    ['Stop', 'Ctrl-C'],
  ];
  const name = demo ? 'Vigia is running, with invented data (DEMO).' : 'Vigia is running.';
  return ['', name, '', ...rows.map(([label = '', value]) => `  ${label.padEnd(9)}${value}`), ''].join('\n');
}

function signIn({ admin }: Prepared): string {
  if (!admin) return 'as before (a lost password: npm run user -- reset <e-mail>)';
  if (admin.password === null) return `${admin.email} with the password of VIGIA_ADMIN_PASSWORD`;
  return `${admin.email}   password ${admin.password}   (shown this once)`;
}

function webhook(publicUrl: string, { webhookToken }: Prepared): string {
  const base = `${publicUrl}/api/webhooks/zoho-desk/`;
  if (webhookToken === null) return `${base}… (a lost address: Settings makes a new one)`;
  return `${base}${webhookToken}   (shown this once; paste it into Zoho Desk)`;
}
