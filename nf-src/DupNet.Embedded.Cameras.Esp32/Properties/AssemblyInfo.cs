using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Cameras.Esp32")]
[assembly: AssemblyProduct("DupNet.Embedded.Cameras.Esp32")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]

// Of the native functions in the folder interop: changes with them.
[assembly: AssemblyNativeVersion("1.0.0.0")]
