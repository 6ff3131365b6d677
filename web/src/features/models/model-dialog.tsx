import { KEY_SECRETS, type Model } from '../../../../services/ai/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { checkModel, editIn, modelIn, PROVIDERS, valuesOf } from './model-form.ts'
import { addModel, editModel } from './models-data.ts'

/** Adds a model when there is none to change. */
export function ModelDialog({ model, onClose }: { model: Model | null; onClose(): void }) {
  const form = useForm({
    defaultValues: valuesOf(model),
    check: checkModel,
    async send(values) {
      const name = values.displayName.trim()
      const edit = model && editIn(values, model)
      if (!model) await addModel(modelIn(values))
      else if (edit && Object.keys(edit).length > 0) await editModel(model.id, edit)
      toast.success(model ? `${name} was changed` : `${name} was added`)
      onClose()
    },
  })
  const short = { autoComplete: 'off', maxLength: 200 }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={model ? `Change ${model.displayName}` : 'Add a model'}
      description="Keys stay in Secret Manager. Only the names of their secrets are kept here."
    >
      <form noValidate onSubmit={form.onSubmit} className="grid gap-5">
        <FormProblem error={form.error} />
        <TextField label="Display name" {...short} maxLength={100} {...form.text('displayName')} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Select label="Provider" options={PROVIDERS} {...form.choice('provider')} />
          <TextField label="Name at the provider" {...short} {...form.text('modelName')} />
        </div>
        <TextField
          label="Secrets with keys"
          hint={`In the order they are used: ${KEY_SECRETS.join(', ')}`}
          {...short}
          {...form.text('secretNames')}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <Checkbox label="Active" {...form.flag('isActive')} />
          <Checkbox label="Only for people who are signed in" {...form.flag('isLoginRequired')} />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            label="Answers a day"
            hint="Leave empty for no limit."
            inputMode="numeric"
            {...short}
            {...form.text('dailyLimit')}
          />
          <TextField
            label="Order"
            hint="Smaller is tried earlier."
            inputMode="numeric"
            {...short}
            {...form.text('order')}
          />
          <TextField
            label="Input price"
            hint="US dollars for a million tokens."
            inputMode="decimal"
            {...short}
            {...form.text('inputPrice')}
          />
          <TextField
            label="Output price"
            hint="US dollars for a million tokens."
            inputMode="decimal"
            {...short}
            {...form.text('outputPrice')}
          />
        </div>
        <TextField
          label="Response time"
          hint="For people who choose a model."
          {...short}
          {...form.text('responseTime')}
        />
        <TextArea label="Description" maxLength={1000} {...form.text('description')} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {model ? 'Save' : 'Add model'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
