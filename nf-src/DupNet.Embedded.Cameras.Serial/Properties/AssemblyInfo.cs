using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Cameras.Serial")]
[assembly: AssemblyProduct("DupNet.Embedded.Cameras.Serial")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]
