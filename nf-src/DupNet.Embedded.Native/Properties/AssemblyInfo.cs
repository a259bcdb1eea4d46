using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Native")]
[assembly: AssemblyProduct("DupNet.Embedded")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]

// Changes with NativeCalls; the table in interop/NativeAssembly.cpp states the same.
[assembly: AssemblyNativeVersion("1.0.0.0")]
