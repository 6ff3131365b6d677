interface MailBodyProps {
  title: string
  mail: { html: string; text: string }
  part: 'html' | 'text'
}

/** A mail as its recipient reads it. The HTML is in a frame that can neither run scripts nor reach this page. */
export function MailBody({ title, mail, part }: MailBodyProps) {
  if (part === 'text')
    return (
      <pre
        dir="auto"
        className="max-h-128 w-full overflow-auto whitespace-pre-wrap rounded-md border bg-paper p-4 font-mono text-note leading-6 [overflow-wrap:anywhere]"
      >
        {mail.text}
      </pre>
    )
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={mail.html}
      className="h-112 w-full rounded-md border bg-paper-raised"
    />
  )
}
