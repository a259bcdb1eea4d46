using System.Reflection;

[assembly: AssemblyTitle("DupNet.Embedded.Cameras.Files")]
[assembly: AssemblyProduct("DupNet.Embedded.Cameras.Files")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]
