import { PersonNotice } from '../people/person-notice.tsx'
import { Announcer } from './announcer.tsx'
import { Composer } from './composer.tsx'
import { Greeting } from './greeting.tsx'
import { TurnList } from './turn-list.tsx'
import { useChat } from './use-chat.tsx'

export function Talk() {
  const { turns, isLoading, problem } = useChat()
  return (
    <>
      <PersonNotice />
      {turns.length > 0 ? <TurnList /> : <Greeting isLoading={isLoading} />}
      <Announcer />
      {problem && (
        <p role="alert" className="bg-danger-wash px-4 py-2.5 text-sm text-danger">
          {problem}
        </p>
      )}
      <Composer />
    </>
  )
}
