using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Cameras")]
[assembly: AssemblyProduct("DupNet.Embedded.Cameras")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]
