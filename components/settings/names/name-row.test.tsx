import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, describe, expect, it, vi } from 'vitest';
import en from '@/messages/en.json';
import { NameRow } from './name-row';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(status: number, body: BodyInit | null = null) {
  const asked = vi.fn(async (_path: string, _init: RequestInit) => new Response(body, { status }));
  vi.stubGlobal('fetch', asked);
  const row = {
    id: '65403',
    icon: 'whatsapp',
    name: null,
    fallback: 'WhatsApp …5403',
    kind: 'WHATSAPP',
  } as const;
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <ul>
        <NameRow what="channels" row={row} />
      </ul>
    </NextIntlClientProvider>,
  );
  return asked;
}

const input = () =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of channel WhatsApp …5403, 65403' });
const type = (value: string) => fireEvent.change(input(), { target: { value } });
const saveButton = () => screen.queryByRole('button', { name: 'Save' });

describe('a name', () => {
  it('is saved when it was changed, and says so', async () => {
    const asked = show(204);
    expect(saveButton()).toBeNull();
    type(' Vendas ');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(' Saved'));
    expect(asked.mock.calls[0]?.[0]).toBe('/api/settings/channels/65403');
    expect(asked.mock.calls[0]?.[1]).toMatchObject({ method: 'PATCH', body: '{"name":" Vendas "}' });
    expect(saveButton()).toBeNull();
  });

  it('is taken back by Escape', () => {
    show(204);
    type('Vendas');
    fireEvent.keyDown(input(), { key: 'Escape' });
    expect(input().value).toBe('');
    expect(saveButton()).toBeNull();
  });

  it('that could not be saved stays to be saved, with the reason', async () => {
    show(401, '{"error":{"code":"unauthenticated","message":""}}');
    type('Vendas');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Sign in again'));
    expect(saveButton()).not.toBeNull();
    expect(input().value).toBe('Vendas');
  });
});
