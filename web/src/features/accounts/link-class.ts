export const linkClass = 'font-medium text-accent underline-offset-4 hover:underline'
