import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, describe, expect, it, vi } from 'vitest';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';
import { SignInForm } from './sign-in-form';
import { problemFrom } from './sign-in-request';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(locale: 'en' | 'pt-BR', problem: string | undefined = undefined) {
  render(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ptBR} timeZone="UTC">
      <SignInForm next="/feed" publicUrl="https://vigia.example.com" problem={problemFrom(problem)} />
    </NextIntlClientProvider>,
  );
}

function answered(status: number, headers: Record<string, string> = {}) {
  const asked = vi.fn(async (_path: string, _init: RequestInit) => new Response('{}', { status, headers }));
  vi.stubGlobal('fetch', asked);
  return asked;
}

function signIn() {
  fireEvent.change(screen.getByLabelText('E-mail'), { target: { value: 'ana@example.com' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'correct horse battery' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

const alarm = () => screen.getByRole('alert').textContent;

describe('the sign-in form', () => {
  it('is one that password managers know', () => {
    show('en');
    expect(screen.getByLabelText('E-mail').getAttribute('autocomplete')).toBe('username');
    expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password');
  });

  it('leads on when the server lets the person in', async () => {
    const asked = answered(200);
    const assign = vi.fn();
    vi.stubGlobal('location', { assign });
    show('en');
    signIn();
    await waitFor(() => expect(assign).toHaveBeenCalledWith('/feed'));
    expect(JSON.parse(String(asked.mock.calls[0]?.[1].body))).toEqual({
      email: 'ana@example.com',
      password: 'correct horse battery',
    });
  });

  it.each([
    [401, {}, 'E-mail or password is wrong. Check both and try again.'],
    [429, { 'retry-after': '870' }, 'Too many failed attempts. Try again in 15 minutes'],
    [403, {}, 'Open it at https://vigia.example.com.'],
    [503, {}, 'Vigia cannot be reached right now.'],
  ])('says what to do after a %i', async (status, headers, words) => {
    answered(status, headers as Record<string, string>);
    show('en');
    signIn();
    await waitFor(() => expect(alarm()).toContain(words));
    expect(screen.getByRole('button', { name: 'Sign in' }).hasAttribute('disabled')).toBe(false);
  });

  it('tells of an attempt that was made before any script ran, in the language of the reader', () => {
    show('pt-BR', 'too_many');
    expect(alarm()).toContain('Tentativas demais sem sucesso. Tente de novo em alguns minutos');
  });

  it('shows the password to whoever wants to see it', () => {
    show('en');
    fireEvent.click(screen.getByRole('button', { name: 'Show password' }));
    expect(screen.getByLabelText('Password').getAttribute('type')).toBe('text');
    fireEvent.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(screen.getByLabelText('Password').getAttribute('type')).toBe('password');
  });
});
