export const SignInPage = () => null
export const RegisterPage = () => null
