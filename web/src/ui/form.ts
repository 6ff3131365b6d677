// Forms: their values, their errors, and sending them. The entrance does not use this, because it has to be small.
import { useRef, useState } from 'react'
import {
  type DefaultValues,
  type FieldValues,
  get,
  type Path,
  type PathValue,
  type Resolver,
  set,
  useForm as useHookForm,
} from 'react-hook-form'
import { ApiError } from '../api.ts'
import { sentence, sortErrors } from './form-errors.ts'

export interface FormOptions<Values extends FieldValues> {
  defaultValues: DefaultValues<Values>
  /** Errors before anything is sent, by field; with dots inside lists: `entries.0.title`. */
  check?: (values: Values) => Record<string, string | undefined>
  send: (values: Values) => Promise<unknown>
}

export interface Form<Values extends FieldValues> {
  busy: boolean
  /** Whether something was typed that has not been sent. */
  isDirty: boolean
  /** The error of the form as a whole, for FormProblem. */
  error: unknown
  onSubmit: (event: React.FormEvent<HTMLFormElement>) => void
  reset: (values?: DefaultValues<Values>) => void
  /** For a TextField, PasswordField or TextArea. */
  text: <Name extends Path<Values>>(name: Name) => TextBinding
  /** For a Select or Segmented. */
  choice: <Name extends Path<Values>>(name: Name) => ChoiceBinding<PathValue<Values, Name>>
  /** For a Checkbox or Switch. */
  flag: <Name extends Path<Values>>(name: Name) => FlagBinding
}

interface TextBinding {
  name: string
  ref: React.RefCallback<HTMLInputElement | HTMLTextAreaElement>
  onChange: React.ChangeEventHandler<HTMLInputElement | HTMLTextAreaElement>
  onBlur: React.FocusEventHandler<HTMLInputElement | HTMLTextAreaElement>
  error: string | undefined
}

interface ChoiceBinding<Value> {
  value: Value
  onValueChange: (value: Value) => void
  error: string | undefined
}

interface FlagBinding {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
}

/** Fields are checked when the form is sent, and from then on while they are corrected. */
export function useForm<Values extends FieldValues>(options: FormOptions<Values>): Form<Values> {
  const { defaultValues, check, send } = options
  const [error, setError] = useState<unknown>(null)
  const form = useHookForm<Values>({ defaultValues, resolver: resolverOf(check), reValidateMode: 'onChange' })
  const { errors, isSubmitting, isDirty } = form.formState
  const names = useRef(new Set<string>())

  async function submit(values: Values, element: HTMLFormElement) {
    setError(null)
    try {
      await send(values)
    } catch (failure) {
      if (!(failure instanceof ApiError)) return setError(failure)
      const { fields, isIncomplete } = sortErrors(failure, names.current)
      for (const [at, [name, message]] of [...fields].entries()) {
        const field = element.elements.namedItem(name)
        const label = field instanceof HTMLInputElement ? field.labels?.[0]?.textContent : null
        form.setError(name as Path<Values>, { message: sentence(message, label) }, { shouldFocus: at === 0 })
      }
      if (isIncomplete) setError(failure)
    }
  }

  const errorOf = (name: string): string | undefined => {
    const found: { message?: string; root?: { message?: string } } | undefined = get(errors, name)
    return found?.message ?? found?.root?.message
  }
  const register = (name: Path<Values>) => {
    names.current.add(name)
    return form.register(name)
  }
  const put = <Name extends Path<Values>>(name: Name, value: PathValue<Values, Name>) =>
    form.setValue(name, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })

  return {
    busy: isSubmitting,
    isDirty,
    error,
    onSubmit: (event) => {
      const element = event.currentTarget
      if (isSubmitting) return event.preventDefault()
      void form.handleSubmit((values) => submit(values, element))(event)
    },
    reset: (values) => {
      setError(null)
      form.reset(values)
    },
    text: (name) => {
      const { ref, onChange, onBlur } = register(name)
      return {
        name,
        ref,
        onChange: (event) => void onChange(event),
        onBlur: (event) => void onBlur(event),
        error: errorOf(name),
      }
    },
    choice: (name) => {
      register(name)
      return { value: form.watch(name), onValueChange: (value) => put(name, value), error: errorOf(name) }
    },
    flag: (name) => {
      register(name)
      return {
        checked: form.watch(name) === true,
        onCheckedChange: (checked) => put(name, checked as PathValue<Values, typeof name>),
      }
    },
  }
}

function resolverOf<Values extends FieldValues>(check: FormOptions<Values>['check']): Resolver<Values> {
  return (values) => {
    const errors = {}
    for (const [name, message] of Object.entries(check?.(values) ?? {}))
      if (message) set(errors, name, { type: 'check', message })
    return { values, errors }
  }
}
