using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Signing")]
[assembly: AssemblyProduct("DupNet.Embedded")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]
