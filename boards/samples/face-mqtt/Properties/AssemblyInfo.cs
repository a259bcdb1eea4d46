using System.Reflection;

[assembly: AssemblyTitle("FaceMqtt")]
[assembly: AssemblyProduct("DupNet.Embedded")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]

// ResourceManager looks resources up by it.
[assembly: AssemblyVersion("1.0.0.0")]
