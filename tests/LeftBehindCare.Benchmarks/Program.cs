System.Console.WriteLine("LeftBehindCare benchmarks");
