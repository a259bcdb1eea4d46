namespace System.Runtime.CompilerServices;

public class IsExternalInit
{
}
