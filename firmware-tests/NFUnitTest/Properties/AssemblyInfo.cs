using System.Reflection;

[assembly: AssemblyTitle("NFUnitTest")]
[assembly: AssemblyProduct("DupNet.Embedded")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]

// Resources are looked up by name and version of the assembly.
[assembly: AssemblyVersion("0.1.0.0")]
