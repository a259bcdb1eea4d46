using System.Reflection;

[assembly: AssemblyTitle("DupNetSelfTestCompiled")]
[assembly: AssemblyProduct("DupNet.Embedded")]
[assembly: AssemblyCompany("The DupNet.Embedded authors")]
[assembly: AssemblyCopyright("Copyright (c) The DupNet.Embedded authors, MIT licence")]
[assembly: AssemblyVersion("1.0.0.0")]
