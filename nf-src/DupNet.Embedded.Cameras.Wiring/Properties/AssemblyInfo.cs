using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Cameras.Wiring")]
[assembly: AssemblyProduct("DupNet.Embedded.Cameras.Wiring")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]
