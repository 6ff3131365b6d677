// The person's mailbox: which one, and connecting another.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type {
  GmailConnection,
  GmailConsent,
  Mailbox,
  MailboxDisconnection,
  MailboxSettings,
  MailboxTest,
  MailEventsAddress,
  SmtpConnection,
} from '../../../../../services/campaigns/mailboxes/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { sendingQuery } from '../data/sending-data.ts'

const settingsQuery = queryOptions({
  queryKey: ['campaigns', 'mailbox'],
  queryFn: () => api.get<MailboxSettings>('/mailbox'),
})

const readSettings = () => queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey })

/** As it is now, also when another window, or a mail server, changes it. */
export function useMailboxSettings() {
  const state = useQuery(settingsQuery)
  useEffect(() => {
    const read = () => void readSettings()
    const ends = [onLive('sending', read), onLive('resync', read)]
    return () => {
      for (const end of ends) end()
      read()
    }
  }, [])
  return state
}

async function changed<Answer>(answer: Answer): Promise<Answer> {
  await Promise.all([readSettings(), queryClient.invalidateQueries({ queryKey: sendingQuery.queryKey })])
  return answer
}

/** The browser leaves for Google, which sends it back to the mailbox page. */
export async function connectGmail(connection: GmailConnection): Promise<void> {
  const { url } = await api.post<GmailConsent>('/mailbox/gmail', connection)
  window.location.assign(url)
}

/** Throws ApiError when the server does not let the mailbox in. */
export const connectSmtp = async (connection: SmtpConnection) =>
  changed(await api.post<Mailbox>('/mailbox/smtp', connection))

export const connectLocal = async () => changed(await api.post<Mailbox>('/mailbox/local'))

export const testMailbox = () => api.post<MailboxTest>('/mailbox/test')

export const disconnect = async () => changed(await api.delete<MailboxDisconnection>('/mailbox'))

/** A new address for a provider's reports; one that there was is void from now on. */
export const renewMailEvents = async () => changed(await api.post<MailEventsAddress>('/mailbox/mail-events'))
